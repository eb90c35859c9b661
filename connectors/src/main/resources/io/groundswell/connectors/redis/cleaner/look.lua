-- Looks at keys without being taken for one who uses them.
-- KEYS: a key, the watchlist of its realm, the next key ...
-- ARGV: for each the symbol, and the type that it is to have.
-- Answers four numbers for each: seconds since anybody used it, milliseconds that it has to live,
-- bytes that it takes, and 1 where its symbol is watched. Time to live is -2 where it is not there
-- or of another type, and -1 where it has no end of life, which no key of ours is.
local answer = {}
for i = 1, #KEYS, 2 do
    local idle, live, bytes = 0, -2, 0
    if redis.call('TYPE', KEYS[i]).ok == ARGV[i + 1] then
        -- A server that counts uses instead does not tell: then the time to live must do.
        local told = redis.pcall('OBJECT', 'IDLETIME', KEYS[i])
        idle = type(told) == 'number' and told or 0
        live = redis.call('PTTL', KEYS[i])
        bytes = redis.call('MEMORY', 'USAGE', KEYS[i]) or 0
    end
    answer[#answer + 1] = idle
    answer[#answer + 1] = live
    answer[#answer + 1] = bytes
    answer[#answer + 1] = redis.call('SISMEMBER', KEYS[i + 1], ARGV[i])
end
return answer
