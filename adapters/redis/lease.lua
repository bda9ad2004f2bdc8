-- Makes `bot` the only one to do what `name` says, for `ms`; 0 ms gives it up. Answers the number of its term.
local name, bot, ms = take(), take(), tonumber(take())
local lease = office .. 'lease:' .. name
local holder = call('GET', lease)
if holder and holder ~= bot then return 0 end
if ms == 0 then
  call('DEL', lease)
  return 0
end
if not holder then call('HINCRBY', office .. 'terms', name, 1) end
call('SET', lease, bot, 'PX', ms)
return tonumber(call('HGET', office .. 'terms', name))
