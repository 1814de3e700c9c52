"""soleus: a guided stretch session for the terminal."""

__version__ = "0.1.0"
