package dev.pluginlifecycle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Random values of the model, made of what hosts and servers come up with, and worse. */
public final class RandomModel {

    private static final List<String> NASTY = List.of(
            "", " ", "a", "\u0000", "\u001F\u007F\u0080", "\"\\/\b\f\n\r\t", "\u2028\u2029", "\uFEFF", "\uFFFE\uFFFF",
            "ünïcödé", "\uD83D\uDE00", "\uD83D", "\uDE00", "\uDE00\uD83D", "x\uD83D", "\uE000", "\uD800\uDC00", "state",
            "null", "@class", "</script>", "1.0E400");

    private final Random random;

    public RandomModel(Random random) {
        this.random = random;
    }

    public Object value() {
        return switch (random.nextInt(10)) {
            case 0 -> server();
            case 1 -> state();
            case 2 -> new PluginHealthcheck(string(), state(), list(this::server), random.nextLong() & Long.MAX_VALUE);
            case 3 -> tool();
            case 4 -> resource();
            case 5 -> new DiscoveryResult(list(this::tool), list(this::resource), random.nextBoolean());
            case 6 -> new DegradedMode(strings(), strings(), string());
            case 7 -> new HealthcheckDiff(state(), state(), strings(), strings(), strings(), strings(), strings());
            case 8 -> config();
            default -> random.nextBoolean()
                    ? oneOf(List.of(ServerStatus.values()))
                    : oneOf(List.of(PluginLifecycleEvent.values()));
        };
    }

    private ServerHealth server() {
        return new ServerHealth(string(), oneOf(List.of(ServerStatus.values())), strings(), nullable(this::string));
    }

    private PluginState state() {
        return switch (random.nextInt(9)) {
            case 0 -> new PluginState.Unconfigured();
            case 1 -> new PluginState.Validated();
            case 2 -> new PluginState.Starting();
            case 3 -> new PluginState.Healthy();
            case 4 -> new PluginState.Degraded(strings(), list(this::server));
            case 5 -> new PluginState.Failed(string());
            case 6 -> new PluginState.ShuttingDown();
            case 7 -> new PluginState.Stopped();
            default -> PluginState.fromServers(list(this::server));
        };
    }

    private ToolInfo tool() {
        return new ToolInfo(string(), nullable(this::string), nullable(this::schema));
    }

    private ResourceInfo resource() {
        return new ResourceInfo(string(), string(), nullable(this::string), nullable(this::string));
    }

    private RuntimePluginConfig config() {
        Map<String, Boolean> plugins = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            plugins.put(i + string(), random.nextBoolean());
        }
        return new RuntimePluginConfig(
                plugins, strings(), nullable(this::string), nullable(this::string), nullable(this::string),
                nullable(() -> random.nextLong() & 0xFFFF_FFFFL));
    }

    private Map<String, Object> schema() {
        Map<String, Object> schema = object(random.nextInt(5));
        if (random.nextInt(20) == 0) {
            schema.put("deep", chain(99));
        }
        return schema;
    }

    private Map<String, Object> object(int levels) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            // The number keeps keys apart that are the same once they are repaired.
            object.put(i + string(), json(levels));
        }
        return object;
    }

    private Object chain(int levels) {
        Object value = json(0);
        for (int i = 0; i < levels; i++) {
            value = random.nextBoolean() ? Collections.singletonMap("a", value) : Collections.singletonList(value);
        }
        return value;
    }

    private Object json(int levels) {
        return switch (random.nextInt(levels > 0 ? 12 : 9)) {
            case 0 -> null;
            case 1 -> string();
            case 2 -> random.nextBoolean();
            case 3 -> random.nextInt();
            case 4 -> random.nextLong() >> random.nextInt(64);
            case 5 -> new BigInteger(random.nextInt(200), random).negate();
            case 6 -> finite();
            case 7 -> random.nextFloat() * Math.pow(10, random.nextInt(20));
            case 8 -> new BigDecimal(new BigInteger(80, random), random.nextInt(41) - 20);
            case 9 -> object(levels - 1);
            case 10 -> list(() -> json(levels - 1)).toArray();
            default -> list(() -> json(levels - 1));
        };
    }

    private double finite() {
        double value = Double.longBitsToDouble(random.nextLong());
        if (Double.isFinite(value) && random.nextBoolean()) {
            return value;
        }
        // Whole numbers are where a writer's notation and a reader's type differ.
        return Math.rint(random.nextDouble() * 1e18 / (1L << random.nextInt(60)));
    }

    private List<String> strings() {
        return list(this::string);
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            string.append(oneOf(NASTY));
        }
        return string.toString();
    }

    private <T> List<T> list(Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    private <T> T nullable(Supplier<T> value) {
        return random.nextInt(3) == 0 ? null : value.get();
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
