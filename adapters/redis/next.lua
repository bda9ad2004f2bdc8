-- The next message of a lane that nobody holds, held by `bot` from now on; false when there is none. `ahead` > 0: with what
-- its step will read.

-- A person with more requests than this is mostly an office; those are read when they are needed.
local fewRequests = 4

local function first(lane, bot)
  local found = redis.pcall('XREADGROUP', 'GROUP', 'bots', bot, 'COUNT', 1, 'STREAMS', line(lane), '>')
  if type(found) == 'table' and found.err then
    if not string.find(found.err, 'NOGROUP', 1, true) then error(found.err) end
    call('XGROUP', 'CREATE', line(lane), 'bots', '0', 'MKSTREAM')
    call('SADD', office .. 'lanes', lane)
    return first(lane, bot)
  end
  if not found then return nil end
  local entry = found[1][2][1]
  return entry[1], entry[2][2]
end

-- The last lines of a conversation, newest first, at most `ahead`, and no further back than the last answer with choices
-- that had been seen at `at`: nothing before that answer can be meant (bot/offers.ts).
local function linesBack(address, ahead, at)
  local found, answered = {}, nil
  for i, ref in ipairs(call('ZREVRANGE', office .. 'lines:' .. address, 0, ahead - 1)) do
    local of = call('HMGET', message(ref), 'seq', 'state', 'at', 'sentAt', 'cause', 'offers')
    found[i] = {of[1], ref, of[2], of[3], of[4], call('GET', body(ref))}
    if of[2] == 'sent' and tonumber(of[4]) <= at then
      if answered and of[5] ~= answered then break end
      if of[6] then answered = of[5] end
    end
  end
  return found
end

local function readAhead(answer, address, ahead, at)
  local function known(kind, id) return {kind .. '/' .. id, records(kind, {id})[1]} end
  local request, role = string.match(address, '^request:(.+)'), string.match(address, '^role:(.+)')
  local found = {known('conversation', address), known('person', address)}
  if request then found[3] = known('request', request) end
  if role then found[3] = known('role', role) end
  local isChat = not request and not role
  answer[9] = found
  answer[10] = isChat and tagged('role', 'member:' .. address) or false
  answer[11] = isChat and linesBack(address, ahead, at) or false
  local mine = 'applicant:' .. address
  local isFew = isChat and call('ZCARD', office .. 't:request:' .. mine) <= fewRequests
  answer[12] = isFew and tagged('request', mine) or false
end

-- longestPutOff of bot/store.ts
local function wake(lane, from, upTo)
  for _, ref in ipairs(call('ZRANGEBYSCORE', office .. 'later:' .. lane, from, upTo, 'LIMIT', 0, 100)) do
    call('ZREM', office .. 'later:' .. lane, ref)
    ready(ref)
  end
end

local function nextOf(lane, now, bot, ahead)
  wake(lane, '-inf', now)
  wake(lane, string.format('(%.0f', tonumber(now) + 86400000), '+inf')
  local entry, ref = first(lane, bot)
  if not entry then return false end
  local of = call('HMGET', message(ref), 'seq', 'to', 'tries', 'about', 'id', 'at')
  local answer = {ref, entry, of[1], of[2], of[3] or '0', of[4] or '', of[5] or '', call('GET', body(ref))}
  if ahead > 0 then readAhead(answer, of[2], ahead, tonumber(of[6])) end
  return answer
end
