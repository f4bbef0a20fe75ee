"""The page on which a credential is assessed: the form, the answer and the reasons."""
