-- Records of a kind: with a 'tag', or 'all' after an id.
local what, kind, of, limit = take(), take(), take(), take()
if what == 'tag' then return tagged(kind, of) end
return records(kind, call('ZRANGEBYLEX', office .. 'k:' .. kind, '(' .. of, '+', 'LIMIT', 0, limit))
