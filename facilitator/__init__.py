"""The workshop itself: document, commands, activities, phone forms, report. No Qt in here."""
