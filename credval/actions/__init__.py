"""What a person can do: joins the rooms below; the only place with a clock and settings."""
