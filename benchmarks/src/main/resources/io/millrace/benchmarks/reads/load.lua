-- Requests of random users, made before the clock starts.
local bodies = {}

init = function(args)
  math.randomseed(7)
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  for number = 1, 500 do
    local entities = {}
    for i = 1, $ENTITIES do
      entities[i] = '{"user":"user-' .. math.random(0, $USERS - 1) .. '"}'
    end
    bodies[number] = wrk.format(nil, nil, nil,
      '{"service":"spender","entities":[' .. table.concat(entities, ",") .. ']}')
  end
end

local next = 0

request = function()
  next = next % #bodies + 1
  return bodies[next]
end

if $PAUSE > 0 then
  delay = function()
    return $PAUSE
  end
end

done = function(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"seconds":%f,"errors":%d,"p50":%d,"p99":%d,"max":%d}\n',
    summary.requests, summary.duration / 1e6,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50), latency:percentile(99), latency.max))
end
