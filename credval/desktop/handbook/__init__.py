"""The handbook page: contents, chapters, search, bookmarks; and the paragraph beside the form."""
