"""The versions, in order. One that was ever released is never edited again."""
