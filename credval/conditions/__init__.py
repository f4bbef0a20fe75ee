"""The three-valued evaluator of ``when:``: a word, a list, or bounds over facts; no expressions, no code."""
