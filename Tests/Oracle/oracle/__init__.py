"""The oracle: the contract computed a second time, written from its text alone.

Every function names the rule of the contract it follows. Speed and elegance do not matter here; that a reader
can hold it against the contract does. `None` is "missing" throughout.
"""
