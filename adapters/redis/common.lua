-- Every script begins with this. Its keys all have the office's hash tag: KEYS[1] is `{office}:meta`, and the others are
-- named from it. Its arguments are read one after the other; a list is led by its length.
local office = string.sub(KEYS[1], 1, -5)
local call = redis.call

local place = 0
local function take()
  place = place + 1
  return ARGV[place]
end
local function taken(each)
  local list = {}
  for i = 1, tonumber(take()) do list[i] = each() end
  return list
end

-- A message is `i…` (came in) or `o…` (goes out) and the digest of its id.
local function message(ref) return office .. 'm:' .. ref end
local function body(ref) return office .. 'b:' .. ref end
