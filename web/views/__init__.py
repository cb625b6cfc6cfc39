"""What each page shows, computed from the records of a plan and free of HTML."""
