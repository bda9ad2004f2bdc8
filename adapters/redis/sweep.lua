-- Files that may be those of drafts that were given up.
taken(function() sweep(take()) end)
return 1
