"""`python -m tui` is `soleus`."""

from tui.cli import main

raise SystemExit(main())
