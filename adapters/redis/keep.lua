-- A bot that lives renews what it holds; what somebody has not renewed for `hold` ms goes back, unless `hold` is 0.
-- Answers which of its own it holds no more.
local bot, hold = take(), tonumber(take())
local lost = {}
taken(function()
  local lane, entry = take(), take()
  local kept = redis.pcall('XCLAIM', line(lane), 'bots', bot, 0, entry, 'JUSTID')
  if kept.err or #kept == 0 then lost[#lost + 1] = entry end
end)
if hold == 0 then return lost end

for _, lane in ipairs(call('SMEMBERS', office .. 'lanes')) do
  local cursor = '0-0'
  repeat
    local found = call('XAUTOCLAIM', line(lane), 'bots', bot, hold, cursor, 'COUNT', 100, 'JUSTID')
    cursor = found[1]
    for _, entry in ipairs(found[2]) do
      local ref = call('XRANGE', line(lane), entry, entry)[1][2][2]
      unready(ref, lane, entry)
      ready(ref)
      tell(ref, call('HGET', message(ref), 'to'))
    end
  until cursor == '0-0'
  -- Those of processes that ended long ago.
  for _, of in ipairs(call('XINFO', 'CONSUMERS', line(lane), 'bots')) do
    if of[4] == 0 and of[6] > 3600000 then call('XGROUP', 'DELCONSUMER', line(lane), 'bots', of[2]) end
  end
end
return lost
