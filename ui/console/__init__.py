"""Running a workshop: where are we, what next, is all well."""
