-- Everything one step does, or nothing: first all of it is read and checked, then written.
-- 1 done; 2 it was committed before; 0 something it read is not current; -1 there is no such message; -2 somebody else
-- holds it now; -3 an outgoing message with such an id is there already. Done, it brings along the next message of a lane
-- when one is asked for: whoever is busy then needs no round trip to get it.
local ref, token, state, digestDays = take(), take(), take(), tonumber(take())
local read = taken(function() return {take(), take()} end)
local changes = taken(function()
  return {kind = take(), id = take(), sealed = take(), tags = take()}
end)
local alarms = taken(function() return {id = take(), at = take(), ref = take(), to = take(), sealed = take()} end)
local audit = taken(function() return {take(), take()} end)
local outgoing = taken(function()
  return {
    ref = take(), id = take(), to = take(), lane = take(), at = take(), sealed = take(),
    about = take(), cause = take(), offers = take(), file = take(), names = taken(take),
  }
end)
local forget = taken(function() return {what = take(), taken(take)} end)
local nextLane, now, bot, ahead = take(), take(), take(), tonumber(take())

local address, lane
if ref ~= '' then
  local of = call('HMGET', message(ref), 'state', 'to', 'lane', 'entry')
  if not of[1] then return -1 end
  if of[1] ~= 'open' then return 2 end
  if of[4] ~= token then return -2 end
  address, lane = of[2], of[3]
end
for _, of in ipairs(read) do
  if (call('HGET', office .. 'r:' .. of[1], 'v') or '0') ~= of[2] then return 0 end
end
local known = {}
for _, out in ipairs(outgoing) do
  if known[out.ref] or call('EXISTS', message(out.ref)) == 1 then return -3 end
  known[out.ref] = true
end

-- Files that lost a message or a record, to be looked at when all is done.
local loosened = {}

local function untag(kind, id, tags)
  for _, tag in ipairs(cjson.decode(tags)) do
    call('ZREM', office .. 't:' .. kind .. ':' .. tag, id)
    if string.sub(tag, 1, 5) == 'file:' then loosened[string.sub(tag, 6)] = true end
  end
end

local function change(to, version)
  local key = office .. 'r:' .. to.kind .. '/' .. to.id
  local of = call('HMGET', key, 'made', 'tags')
  local made, tags = of[1], of[2]
  if tags and tags ~= to.tags then untag(to.kind, to.id, tags) end
  if to.sealed == '' then
    call('DEL', key)
    call('ZREM', office .. 'k:' .. to.kind, to.id)
    return
  end
  if not made then
    made = call('HINCRBY', KEYS[1], 'made', 1)
    call('ZADD', office .. 'k:' .. to.kind, 0, to.id)
  end
  call('HSET', key, 'v', version, 'made', made, 'tags', to.tags, 'body', to.sealed)
  if tags == to.tags then return end
  for _, tag in ipairs(cjson.decode(to.tags)) do call('ZADD', office .. 't:' .. to.kind .. ':' .. tag, made, to.id) end
end

local function drop(gone)
  local of = call('HMGET', message(gone), 'to', 'file', 'names', 'as')
  call('ZREM', office .. 'lines:' .. of[1], gone)
  if call('EXISTS', office .. 'lines:' .. of[1]) == 0 then call('ZREM', office .. 'addresses', of[1]) end
  if of[2] then
    call('SREM', office .. 'filed:' .. of[2], gone)
    loosened[of[2]] = true
  end
  for _, request in ipairs(cjson.decode(of[3] or '[]')) do call('SREM', office .. 'named:' .. request, gone) end
  for _, vendor in ipairs(cjson.decode(of[4] or '[]')) do
    if call('HGET', office .. 'as:' .. of[1], vendor) == gone then call('HDEL', office .. 'as:' .. of[1], vendor) end
  end
  call('UNLINK', message(gone), body(gone))
  -- Delivered again it is refused still; what was sent has no second delivery.
  if side(gone) == 'in' then
    call('HSET', message(gone), 'state', 'gone')
    call('EXPIRE', message(gone), digestDays * 86400)
  end
end

local function isClosed(of)
  local state = call('HGET', message(of), 'state')
  return state and state ~= 'open' and state ~= 'gone'
end

local function dropLines(of, after, upTo)
  for _, gone in ipairs(call('ZRANGEBYSCORE', office .. 'lines:' .. of, '(' .. after, upTo)) do
    if isClosed(gone) then drop(gone) end
  end
end

local function dropRequest(number)
  for _, gone in ipairs(call('SMEMBERS', office .. 'named:' .. number)) do
    if isClosed(gone) then
      local cause = call('HGET', message(gone), 'cause')
      if cause and isClosed(cause) then drop(cause) end
      drop(gone)
    end
  end
  dropLines('request:' .. number, 0, '+inf')
end

local function rename(actor, name)
  for _, seq in ipairs(call('SMEMBERS', office .. 'acts:' .. actor)) do
    local entry = call('LINDEX', office .. 'audit', seq - 1)
    call('LSET', office .. 'audit', seq - 1, string.sub(entry, 1, string.find(entry, '\n', 1, true)) .. name)
  end
  call('DEL', office .. 'acts:' .. actor)
end

if #changes > 0 then
  local version = call('HINCRBY', KEYS[1], 'version', 1)
  for _, to in ipairs(changes) do change(to, version) end
end
for _, alarm in ipairs(alarms) do
  if alarm.at == '' then
    call('ZREM', office .. 'alarms', alarm.id)
    call('DEL', office .. 'a:' .. alarm.id)
  else
    call('ZADD', office .. 'alarms', alarm.at, alarm.id)
    call('HSET', office .. 'a:' .. alarm.id, 'ref', alarm.ref, 'to', alarm.to, 'at', alarm.at, 'body', alarm.sealed)
  end
end
for _, entry in ipairs(audit) do note(entry[1], entry[2]) end
for _, out in ipairs(outgoing) do
  enter(out.ref, out.to, out.lane, out.at, out.sealed)
  call('HSET', message(out.ref), 'id', out.id, 'cause', out.cause)
  if out.about ~= '' then call('HSET', message(out.ref), 'about', out.about) end
  if out.offers ~= '' then call('HSET', message(out.ref), 'offers', out.offers) end
  if out.file ~= '' then carry(out.ref, out.file) end
  for _, request in ipairs(out.names) do call('SADD', office .. 'named:' .. request, out.ref) end
  if #out.names > 0 then call('HSET', message(out.ref), 'names', cjson.encode(out.names)) end
end
for _, of in ipairs(forget) do
  local args = of[1]
  if of.what == 'conversation' then dropLines(args[1], args[2], args[3])
  elseif of.what == 'request' then dropRequest(args[1])
  else rename(args[1], args[2]) end
end
if #forget > 0 then
  for file in pairs(loosened) do sweep(file) end
end
if ref ~= '' then
  call('HINCRBY', message(ref), 'tries', 1)
  close(ref, address, lane, token, state)
end
if nextLane == '' then return 1 end
return {1, nextOf(nextLane, now, bot, ahead)}
