"""What `soleus doctor` finds."""
