-- What the scripts that read have in common.

-- Lines of a conversation, each as {seq, ref, state, at, sentAt, body}.
local function lines(refs)
  local found = {}
  for i, ref in ipairs(refs) do
    local of = call('HMGET', message(ref), 'seq', 'state', 'at', 'sentAt')
    found[i] = {of[1], ref, of[2], of[3], of[4], call('GET', body(ref))}
  end
  return found
end

-- Records as {id, version, body}.
local function records(kind, ids)
  local found = {}
  for i, id in ipairs(ids) do
    local of = call('HMGET', office .. 'r:' .. kind .. '/' .. id, 'v', 'body')
    found[i] = {id, of[1], of[2]}
  end
  return found
end

local function tagged(kind, tag) return records(kind, call('ZRANGE', office .. 't:' .. kind .. ':' .. tag, 0, -1)) end
