-- Replaces one part of a hash unless it is newer there. Orders are texts of one length: as numbers
-- they would be doubles, which cannot tell them apart.
-- KEYS: the hash, which is also the channel.
-- ARGV: milliseconds to live; which of ARGV to publish, 0 for none; order field; order; then fields
-- and values, and behind them, where their number is odd, a text that is only published.
-- Answers 1 for written, 0 for the same is there, -1 for a newer one is there.
local function live()
    -- Looking is cheaper than setting, which is written to disk too.
    if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) * 0.9 then
        redis.call('PEXPIRE', KEYS[1], ARGV[1])
    end
end

local there = redis.call('HGET', KEYS[1], ARGV[3])
if there and there > ARGV[4] then
    return -1
end
if there == ARGV[4] then
    live()
    return 0
end
redis.call('HSET', KEYS[1], unpack(ARGV, 3, #ARGV - #ARGV % 2))
live()
if ARGV[2] ~= '0' then
    redis.call('PUBLISH', KEYS[1], ARGV[tonumber(ARGV[2])])
end
return 1
