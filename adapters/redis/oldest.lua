-- The earliest time of at most 500 heads of a lane, 'ready' or for 'later', and where the others begin. {time or '', place or ''}
local what, lane, from = take(), take(), take()
local refs, place = {}, ''
if what == 'ready' then
  local found = call('XRANGE', office .. 'ready:' .. lane, from, '+', 'COUNT', 500)
  for i, entry in ipairs(found) do refs[i] = entry[2][2] end
  if #found == 500 then place = '(' .. found[500][1] end
else
  refs = call('ZRANGE', office .. 'later:' .. lane, from, from + 499)
  if #refs == 500 then place = from + 500 end
end
local earliest = ''
for _, ref in ipairs(refs) do
  local at = tonumber(call('HGET', message(ref), 'at'))
  if at and (earliest == '' or at < earliest) then earliest = at end
end
return {tostring(earliest), tostring(place)}
