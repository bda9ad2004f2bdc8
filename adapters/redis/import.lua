-- Messages of an office that is brought in, the open ones of a conversation in their order; then lines of the log.
taken(function()
  local ref, address, lane, seq, at, sealed = take(), take(), take(), tonumber(take()), take(), take()
  local state, due, tries, more = take(), take(), take(), cjson.decode(take())
  if state == 'open' then
    call('HSET', KEYS[1], 'seq', seq - 1)
    enter(ref, address, lane, at, sealed)
    local entry = call('HGET', message(ref), 'entry')
    if due ~= '0' and entry then
      unready(ref, lane, entry)
      call('ZADD', office .. 'later:' .. lane, due, ref)
    end
  else
    call('HSET', message(ref), 'state', state, 'seq', seq, 'to', address, 'lane', lane, 'at', at)
    call('SET', body(ref), sealed)
    call('ZADD', office .. 'lines:' .. address, seq, ref)
    call('ZADD', office .. 'addresses', 0, address)
  end
  if tries ~= '0' then call('HSET', message(ref), 'tries', tries) end
  for _, name in ipairs({'sentAt', 'id', 'cause', 'about'}) do
    if more[name] then call('HSET', message(ref), name, more[name]) end
  end
  if more.file then carry(ref, more.file) end
  for _, request in ipairs(more.names) do call('SADD', office .. 'named:' .. request, ref) end
  if #more.names > 0 then call('HSET', message(ref), 'names', cjson.encode(more.names)) end
  for _, vendor in ipairs(more.as) do call('HSET', office .. 'as:' .. address, vendor, ref) end
  if #more.as > 0 then call('HSET', message(ref), 'as', cjson.encode(more.as)) end
end)
taken(function() note(take(), take()) end)
return 1
