"""The ``.palabre`` file: schema, migrations, one writer thread, typed reads."""
