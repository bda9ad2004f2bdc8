-- What became of an attempt, 1 when it counts: 'sent', 'failed', or 'retry' at a time. `token`: the entry that is held.
local ref, token, result, at = take(), take(), take(), take()
local vendors = taken(take)
local of = call('HMGET', message(ref), 'state', 'to', 'lane', 'entry')
local state, address, lane, entry = of[1], of[2], of[3], of[4]
if state ~= 'open' or call('LINDEX', queue(ref, address), 0) ~= ref then return 0 end
-- Somebody else tries by now and will say what became of it. What nobody holds was sent all the same.
if entry ~= token and (result == 'retry' or side(ref) == 'in' or (entry and held(lane, entry))) then return 0 end

call('HINCRBY', message(ref), 'tries', 1)
if result == 'retry' then
  unready(ref, lane, entry)
  call('ZADD', office .. 'later:' .. lane, at, ref)
  tell(ref, address)
  return 1
end

close(ref, address, lane, entry, result)
if result == 'sent' then
  call('HSET', message(ref), 'sentAt', at)
  for _, vendor in ipairs(vendors) do call('HSET', office .. 'as:' .. address, vendor, ref) end
  if #vendors > 0 then call('HSET', message(ref), 'as', cjson.encode(vendors)) end
end
-- The request it was about hears of a failure, once.
taken(function()
  local alarm, request, when, sealed = take(), take(), take(), take()
  if call('EXISTS', message(alarm)) == 0 then enter(alarm, request, 'in', when, sealed) end
end)
taken(function() note(take(), take()) end)
return 1
