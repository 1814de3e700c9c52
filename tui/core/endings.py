"""What is said to whoever sits there when soleus ends by something else than their wish."""

KEPT = "What was under way is kept."
NOT_ALL_KEPT = "Not all of what was under way could be saved: start again to see what is there."
ENDED = "soleus was ended from outside."
NOBODY_THERE = "Nobody pressed a key for a while, so soleus closed."
NOT_SAVED = "What was filled in was not saved, so it was not kept."
GOES_ON_ELSEWHERE = "The session goes on in another terminal."
