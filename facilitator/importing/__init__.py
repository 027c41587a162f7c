"""Reading what others kept in tables: sign-up lists, answers of an earlier form, pasted options."""
