"""Looking back: what each step gave, seen again, filtered, compared."""
