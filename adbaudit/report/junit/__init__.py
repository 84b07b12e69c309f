"""JUnit XML, for the test page of a CI system, in the form that Jenkins accepts.

Takes: a `Report`. Gives: XML in which a failure is a finding that fails, an error is something not read, skipped is
what stands in the baseline. May import: `ports`, `errors`, `model`. A suite is one file, or one app of one user.
"""
