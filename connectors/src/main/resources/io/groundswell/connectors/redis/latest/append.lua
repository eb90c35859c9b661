-- Appends an entry to a stream unless it, or a later one, was appended before.
-- KEYS: the stream, which is also the channel.
-- ARGV: milliseconds to live; which of ARGV to publish, 0 for none; entries to keep, at least; id;
-- then fields and values, and behind them, where their number is odd, a text that is only published.
-- Answers 1 for appended, 0 where its id, or a later one, is there.
local function live()
    -- Looking is cheaper than setting, which is written to disk too.
    if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) * 0.9 then
        redis.call('PEXPIRE', KEYS[1], ARGV[1])
    end
end

local added = redis.pcall('XADD', KEYS[1], 'MAXLEN', '~', ARGV[3], ARGV[4],
    unpack(ARGV, 5, #ARGV - #ARGV % 2))
if type(added) == 'table' and added.err then
    if not string.find(added.err, 'equal or smaller', 1, true) then
        return added
    end
    live()
    return 0
end
live()
if ARGV[2] ~= '0' then
    redis.call('PUBLISH', KEYS[1], ARGV[tonumber(ARGV[2])])
end
return 1
