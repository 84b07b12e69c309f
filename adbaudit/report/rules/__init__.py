"""Pages about the rules themselves: what they are, what they say of an app.

Takes: rules, explanations, verdicts. Gives: text, or values for JSON. May import: `ports`, `errors`, `model`.
To add a page: a file with one function for people and one for JSON.
"""
