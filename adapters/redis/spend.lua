-- Counts `amount` under a name, unless that makes more than `most` within `ms` of the first: 1, or 0.
local name, amount, most, ms = take(), tonumber(take()), tonumber(take()), take()
local spent = office .. 'spent:' .. name
if tonumber(call('GET', spent) or '0') + amount > most then return 0 end
if call('INCRBY', spent, amount) == amount then call('PEXPIRE', spent, ms) end
return 1
