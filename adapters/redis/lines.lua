-- Lines of a conversation on one side of `bound`, at most `count`: the first 'after' it, or backwards those 'before' it.
local address, way, bound, count = take(), take(), take(), take()
local key = office .. 'lines:' .. address
if way == 'after' then return lines(call('ZRANGEBYSCORE', key, '(' .. bound, '+inf', 'LIMIT', 0, count)) end
return lines(call('ZREVRANGEBYSCORE', key, '(' .. bound, '-inf', 'LIMIT', 0, count))
