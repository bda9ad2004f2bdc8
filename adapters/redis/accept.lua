-- A message that came in: 1, or 0 when one with this id was accepted before. Its file was put beside just before; -1: it
-- is not there.
local ref, address, at, sealed, file, staged = take(), take(), take(), take(), take(), take()
if call('EXISTS', message(ref)) == 1 then
  if staged ~= '' then call('UNLINK', staged) end
  return 0
end
if staged ~= '' and call('EXISTS', staged) == 0 then return -1 end
enter(ref, address, 'in', at, sealed)
if file ~= '' then carry(ref, file) end
if staged ~= '' and call('RENAMENX', staged, office .. 'file:' .. file) == 1 then
  call('PERSIST', office .. 'file:' .. file)
  call('SADD', office .. 'files', file)
end
return 1
