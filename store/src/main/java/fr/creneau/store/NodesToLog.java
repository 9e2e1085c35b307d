package fr.creneau.store;

import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeStateListenerBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator once that a node went away or came back; the driver itself would say each failed try. */
final class NodesToLog extends NodeStateListenerBase {
    private static final Logger LOG = LoggerFactory.getLogger(NodesToLog.class);

    @Override
    public void onDown(Node node) {
        LOG.warn(
                "Cassandra node {} does not answer; the others are asked, and it again each second",
                node.getEndPoint());
    }

    @Override
    public void onUp(Node node) {
        LOG.info("Cassandra node {} answers", node.getEndPoint());
    }
}
