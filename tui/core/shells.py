"""Shells that our commands can be completed in; read while building, when no library is there."""

COMPLETIONS = {
    "bash": "share/bash-completion/completions/soleus",
    "zsh": "share/zsh/site-functions/_soleus",
    "fish": "share/fish/vendor_completions.d/soleus.fish",
}
"""Where each looks for the script, below where soleus is installed; `extras/` makes them."""
