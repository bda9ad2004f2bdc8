-- Alarms that are due become messages. Each was sealed as one when it was set. {how many, when the next is due}
local due = call('ZRANGEBYSCORE', office .. 'alarms', '-inf', take(), 'LIMIT', 0, 100)
for _, id in ipairs(due) do
  local of = call('HMGET', office .. 'a:' .. id, 'ref', 'to', 'at', 'body')
  call('ZREM', office .. 'alarms', id)
  call('DEL', office .. 'a:' .. id)
  if call('EXISTS', message(of[1])) == 0 then enter(of[1], of[2], 'in', of[3], of[4]) end
end
return {#due, call('ZRANGE', office .. 'alarms', 0, 0, 'WITHSCORES')[2] or ''}
