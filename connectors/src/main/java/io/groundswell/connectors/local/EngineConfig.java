package io.groundswell.connectors.local;

import io.groundswell.connectors.access.Login;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The two files by which a local ClickHouse is told what to use and whom to obey. */
final class EngineConfig {
    /** What the mark cache may take of the memory: its usual 5 GB are more than there is. */
    private static final int MARK_CACHE_PART = 8;

    /** What of the engine's own tables a user may see: the sizes of things, and no one's login. */
    private static final List<String> READABLE =
            List.of(
                    "asynchronous_metrics",
                    "columns",
                    "data_skipping_indices",
                    "databases",
                    "events",
                    "merges",
                    "metrics",
                    "mutations",
                    "numbers",
                    "one",
                    "parts",
                    "parts_columns",
                    "processes",
                    "settings",
                    "tables");

    /**
     * The engine's own first statements run as a user that must be called default, and anybody on
     * this machine could be that one, without a password. So it may do what they do, and no more.
     */
    private static final String USERS =
            """
            <clickhouse>
              <profiles>
                <default/>
                <powerless>
                  <max_concurrent_queries_for_user>1</max_concurrent_queries_for_user>
                  <max_threads>1</max_threads>
                  <max_memory_usage>50000000</max_memory_usage>
                  <constraints>
                    <max_concurrent_queries_for_user><const/></max_concurrent_queries_for_user>
                    <max_threads><const/></max_threads>
                    <max_memory_usage><const/></max_memory_usage>
                  </constraints>
                </powerless>
              </profiles>
              <quotas><default/></quotas>
              <users>
                <default>
                  <no_password/>
                  <networks><ip>127.0.0.1</ip></networks>
                  <profile>powerless</profile>
                  <quota>default</quota>
                  <grants>
                    <query>GRANT SYSTEM LISTEN ON *.*</query>
                    <query>GRANT SELECT ON system.numbers</query>
                  </grants>
                </default>
                <%s>
                  <password_sha256_hex>%s</password_sha256_hex>
                  <networks><ip>127.0.0.1</ip></networks>
                  <profile>default</profile>
                  <quota>default</quota>
                  <grants>
                    <query>GRANT ALL ON l2_*.*</query>
                    <query>GRANT TABLE ENGINE ON *</query>
            %s
                  </grants>
                </%s>
              </users>
            </clickhouse>
            """;

    private static final String SERVER =
            """
            <clickhouse>
              <logger>
                <log>%s</log>
                <errorlog>%s</errorlog>
                <size>10M</size>
                <count>3</count>
              </logger>
              <max_server_memory_usage>%d</max_server_memory_usage>
              <mark_cache_size>%d</mark_cache_size>
              <user_directories><users_xml><path>%s</path></users_xml></user_directories>
              <access_control_improvements>
                <select_from_system_db_requires_grant>true</select_from_system_db_requires_grant>
                <table_engines_require_grant>true</table_engines_require_grant>
              </access_control_improvements>
            </clickhouse>
            """;

    private EngineConfig() {}

    static String server(EngineFolder folder, long memoryBytes) {
        return SERVER.formatted(
                text(folder.log()),
                text(folder.errorLog()),
                memoryBytes,
                memoryBytes / MARK_CACHE_PART,
                text(folder.users()));
    }

    static String users(Login login) {
        String reads =
                READABLE.stream()
                        .map(it -> "        <query>GRANT SELECT ON system." + it + "</query>")
                        .collect(Collectors.joining("\n"));
        return USERS.formatted(
                login.user(), PasswordHash.of(login.password()), reads, login.user());
    }

    private static String text(Path path) {
        return path.toString().replace("&", "&amp;").replace("<", "&lt;");
    }
}
