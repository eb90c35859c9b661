-- Writes values, each as a whole and none after a newer one: new contents of parts of hashes, and
-- entries of streams. Many at once, because a call costs as much as what it does for one value.
-- KEYS: for each value its hash or stream, which is also the channel on which it is told.
-- ARGV: milliseconds to live; entries that a stream keeps, at least; then for each value what it is
-- (part, book or entry), how many texts follow, and these: names and values in turn, of which the
-- first is the order field and the order, or the name and the value of the id.
-- Orders are texts of one length: as numbers they would be doubles, which cannot tell them apart.
-- Answers for each value 1 where it is written, 0 where it is there already (or for an entry, where
-- a later one is), -1 where a newer one is there, -2 where another type is at the key, and -3 where
-- it cannot be written now.
local to_live, entries = tonumber(ARGV[1]), ARGV[2]
-- A message costs more than to write what it tells: none is made that nobody would hear.
local patterns = redis.pcall('PUBSUB', 'NUMPAT')
-- Who may not ask tells everything.
local somebody_hears_all = type(patterns) == 'table' or patterns > 0

local function live(key)
    -- Looking is cheaper than setting, which is written to disk too.
    if redis.call('PTTL', key) < to_live * 0.9 then
        redis.call('PEXPIRE', key, to_live)
    end
end

local function failure(err)
    return string.find(err, 'WRONGTYPE', 1, true) and -2 or -3
end

local function tell(key, kind, first, last)
    if not somebody_hears_all and redis.call('PUBSUB', 'NUMSUB', key)[2] == 0 then
        return
    end
    if kind == 'book' then
        -- It is its own message: within another one it would be twice the bytes.
        redis.call('PUBLISH', key, ARGV[last])
        return
    end
    local fields = {}
    for at = first, last, 2 do
        fields[#fields + 1] = cjson.encode(ARGV[at]) .. ':' .. cjson.encode(ARGV[at + 1])
    end
    redis.call('PUBLISH', key, '{' .. table.concat(fields, ',') .. '}')
end

local function append(key, first, last)
    local added = redis.pcall('XADD', key, 'MAXLEN', '~', entries, ARGV[first + 1],
        unpack(ARGV, first + 2, last))
    if type(added) == 'table' and added.err then
        return string.find(added.err, 'equal or smaller', 1, true) and 0 or failure(added.err)
    end
    return 1
end

local function replace(key, first, last)
    local there = redis.pcall('HGET', key, ARGV[first])
    if type(there) == 'table' then
        return failure(there.err)
    end
    if there and there >= ARGV[first + 1] then
        return there == ARGV[first + 1] and 0 or -1
    end
    local set = redis.pcall('HSET', key, unpack(ARGV, first, last))
    return type(set) == 'table' and failure(set.err) or 1
end

local answers = {}
local at = 3
for value, key in ipairs(KEYS) do
    local kind, first, last = ARGV[at], at + 2, at + 1 + tonumber(ARGV[at + 1])
    local answer = kind == 'entry' and append(key, first, last) or nil
    answer = answer or replace(key, first, last)
    if answer >= 0 then
        live(key)
    end
    if answer == 1 then
        tell(key, kind, first, last)
    end
    answers[value] = answer
    at = last + 1
end
return answers
