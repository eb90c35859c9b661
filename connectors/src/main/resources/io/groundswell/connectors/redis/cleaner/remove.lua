-- Removes a key, or all but the last entries of a stream, in one with the look whether it may.
-- KEYS: the key; the watchlist of its realm.
-- ARGV: its symbol; 1 where it stays if that is watched; the type that it is to have; entries to
-- keep, 0 to remove the key.
-- Answers keys removed, entries cut off, and the bytes that they took, as estimated.
if ARGV[2] == '1' and redis.call('SISMEMBER', KEYS[2], ARGV[1]) == 1 then
    return {0, 0, 0}
end
if redis.call('TYPE', KEYS[1]).ok ~= ARGV[3] or redis.call('PTTL', KEYS[1]) < 0 then
    return {0, 0, 0}
end
local before = redis.call('MEMORY', 'USAGE', KEYS[1])
if ARGV[4] == '0' then
    redis.call('UNLINK', KEYS[1])
    return {1, 0, before}
end
-- Whole blocks of entries: half a block would free nothing.
local cut = redis.call('XTRIM', KEYS[1], 'MAXLEN', '~', ARGV[4])
return {0, cut, before - redis.call('MEMORY', 'USAGE', KEYS[1])}
