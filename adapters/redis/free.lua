-- Gives messages back at once and as they were. `leaves`: the bot ends, and takes its name off every lane.
local bot, leaves = take(), take() == '1'
taken(function()
  local ref, token = take(), take()
  local of = call('HMGET', message(ref), 'state', 'to', 'lane', 'entry')
  if of[1] == 'open' and of[4] == token then
    unready(ref, of[3], token)
    ready(ref)
    tell(ref, of[2])
  end
end)
if leaves then
  for _, lane in ipairs(call('SMEMBERS', office .. 'lanes')) do
    for _, of in ipairs(call('XINFO', 'CONSUMERS', line(lane), 'bots')) do
      if of[2] == bot and of[4] == 0 then call('XGROUP', 'DELCONSUMER', line(lane), 'bots', bot) end
    end
  end
end
return 1
