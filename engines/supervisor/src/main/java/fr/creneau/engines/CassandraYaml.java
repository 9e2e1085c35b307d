package fr.creneau.engines;

import java.nio.file.Path;

/** The text of a node's {@code cassandra.yaml}. */
final class CassandraYaml {
    private CassandraYaml() {}

    static String of(CassandraSettings node) {
        Path folder = node.folder();
        // YAML's single quotes keep everything but themselves.
        return """
                cluster_name: '%s'
                partitioner: org.apache.cassandra.dht.Murmur3Partitioner
                num_tokens: 16
                endpoint_snitch: SimpleSnitch
                seed_provider:
                  - class_name: org.apache.cassandra.locator.SimpleSeedProvider
                    parameters:
                      - seeds: '%s:%d'
                listen_address: %s
                rpc_address: %s
                storage_port: %d
                native_transport_port: %d

                data_file_directories: ['%s']
                commitlog_directory: '%s'
                saved_caches_directory: '%s'
                hints_directory: '%s'
                cdc_raw_directory: '%s'

                # A write is acknowledged once the commit log that holds it is on disk. In periodic mode the log can be
                # replayed only up to its last marker, up to 100 ms before a kill -9. Auto: written past the page cache where
                # the file system can do that, for a mapped file is first read from disk, page by page, to be written.
                commitlog_sync: group
                commitlog_sync_group_window: %dms
                commitlog_disk_access_mode: auto
                # Each write in flight waits for the window with a thread of its own.
                concurrent_writes: 128
                # A full disk or a lost one stops the node instead of answering half.
                disk_failure_policy: stop
                commit_failure_policy: stop

                storage_compatibility_mode: NONE
                sstable:
                  selected_format: bti
                memtable_allocation_type: offheap_objects
                memtable_heap_space: 128MiB
                memtable_offheap_space: 128MiB
                file_cache_size: 64MiB
                networking_cache_size: 32MiB
                key_cache_size: 16MiB
                commitlog_total_space: 512MiB
                commitlog_segment_size: 16MiB
                concurrent_compactors: 1
                compaction_throughput: 32MiB/s
                default_compaction:
                  class_name: UnifiedCompactionStrategy
                  parameters:
                    scaling_parameters: T4

                paxos_variant: v2
                auto_snapshot: false
                """.formatted(
                        node.clusterName(),
                        node.seed(),
                        node.storagePort(),
                        node.address(),
                        node.address(),
                        node.storagePort(),
                        node.cqlPort(),
                        folder.resolve("data"),
                        folder.resolve("commitlog"),
                        folder.resolve("saved_caches"),
                        folder.resolve("hints"),
                        folder.resolve("cdc_raw"),
                        GROUP_WINDOW_MS);
    }

    /** Writes gather this long before one sync to disk answers them all, in milliseconds. */
    private static final int GROUP_WINDOW_MS = 10;
}
