-- Whether something that this would forget is still open: 1 or 0.
local what, of, after, upTo = take(), take(), take(), take()
local function isOpen(refs)
  for _, ref in ipairs(refs) do
    if call('HGET', message(ref), 'state') == 'open' then return true end
  end
  return false
end
local address = what == 'conversation' and of or 'request:' .. of
if isOpen(call('ZRANGEBYSCORE', office .. 'lines:' .. address, '(' .. after, upTo)) then return 1 end
if what == 'request' and isOpen(call('SMEMBERS', office .. 'named:' .. of)) then return 1 end
return 0
