"""What is made of the parser when soleus is built: completions for shells, and the man page."""
