"""Results and a case in; a plan as plain data, and of the plan a PDF, out; and whether such a PDF is what it says."""
