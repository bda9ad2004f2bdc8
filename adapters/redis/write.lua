-- What the scripts that write have in common. One call of a script is one transaction.
local function side(ref) return string.sub(ref, 1, 1) == 'i' and 'in' or 'out' end
local function line(lane) return office .. 'ready:' .. lane end
local function queue(ref, address) return office .. 'open:' .. side(ref) .. ':' .. address end

local function tell(ref, address) call('SPUBLISH', office .. 'work', side(ref) .. ' ' .. address) end

-- Puts the head of a conversation where anybody may take it. Its entry is a new one each time: whoever holds an earlier
-- entry of the same message can do nothing with it any more.
local function ready(ref)
  local lane = call('HGET', message(ref), 'lane')
  -- A lane is known from its first message on, also when nobody looks into it.
  if call('SADD', office .. 'lanes', lane) == 1 then
    redis.pcall('XGROUP', 'CREATE', line(lane), 'bots', '0', 'MKSTREAM')
  end
  call('HSET', message(ref), 'entry', call('XADD', line(lane), '*', 'm', ref))
end

local function unready(ref, lane, entry)
  if not entry then return end
  call('XACK', line(lane), 'bots', entry)
  call('XDEL', line(lane), entry)
  call('HDEL', message(ref), 'entry')
end

-- Whether somebody took this entry and has not finished with it.
local function held(lane, entry)
  local found = redis.pcall('XPENDING', line(lane), 'bots', entry, entry, 1)
  return not found.err and #found > 0
end

-- A new message of a conversation, behind those that are open already.
local function enter(ref, address, lane, at, sealed)
  local seq = call('HINCRBY', KEYS[1], 'seq', 1)
  call('HSET', message(ref), 'state', 'open', 'seq', seq, 'to', address, 'lane', lane, 'at', at)
  call('SET', body(ref), sealed)
  call('ZADD', office .. 'lines:' .. address, seq, ref)
  call('ZADD', office .. 'addresses', 0, address)
  call('HINCRBY', KEYS[1], side(ref), 1)
  if call('RPUSH', queue(ref, address), ref) == 1 then ready(ref) end
  tell(ref, address)
end

-- A message that carries a file keeps the file.
local function carry(ref, file)
  call('HSET', message(ref), 'file', file)
  call('SADD', office .. 'filed:' .. file, ref)
end

-- Closes the head of a conversation for good and lets the next one step forward.
local function close(ref, address, lane, entry, state)
  unready(ref, lane, entry)
  call('ZREM', office .. 'later:' .. lane, ref)
  call('HSET', message(ref), 'state', state)
  call('LPOP', queue(ref, address))
  call('HINCRBY', KEYS[1], side(ref), -1)
  local next = call('LINDEX', queue(ref, address), 0)
  if next then ready(next) end
  tell(ref, address)
end

local function note(entry, actor)
  local seq = call('RPUSH', office .. 'audit', entry .. '\n' .. actor)
  if actor ~= 'system' then call('SADD', office .. 'acts:' .. actor, seq) end
end

-- Removes a file that no message and no record has any more.
local function sweep(file)
  local tag = ':file:' .. file
  if call('EXISTS', office .. 'filed:' .. file, office .. 't:request' .. tag, office .. 't:conversation' .. tag) > 0 then
    return
  end
  call('UNLINK', office .. 'file:' .. file)
  call('SREM', office .. 'files', file)
end
