local lane, now, bot, ahead = take(), take(), take(), tonumber(take())
return nextOf(lane, now, bot, ahead)
