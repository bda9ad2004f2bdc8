-- The id of the message that was sent to this address as the vendor's.
local ref = call('HGET', office .. 'as:' .. take(), take())
return ref and call('HGET', message(ref), 'id')
