"""The only package that speaks SQL: engine, tables, unit of work, one file per feature, migrations."""
