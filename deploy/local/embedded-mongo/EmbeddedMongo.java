import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;

/** A MongoDB server for one machine: {@code EmbeddedMongo FILE PORT}. No acknowledged write is lost by a kill. */
public final class EmbeddedMongo {
  private EmbeddedMongo() {}

  public static void main(String[] args) throws InterruptedException {
    MVStore store =
        new MVStore.Builder().fileName(args[0]).autoCommitDisabled().autoCommitBufferSize(0).open();
    store.setRetentionTime(0);
    MongoServer server = new MongoServer(new DurableBackend(store).version(new Version5()));
    server.bind("127.0.0.1", Integer.parseInt(args[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow, "shutdown"));
    System.out.println("listening on " + server.getLocalAddress());
    Thread.currentThread().join();
  }

  /** Today's drivers demand wire version 9 or more; the library's own constant for 5.0 stays below that of 5.0. */
  private static final class Version5 implements MongoVersion {
    @Override
    public List<Integer> getVersionArray() {
      return List.of(5, 0, 0);
    }

    @Override
    public int getWireVersion() {
      return 13;
    }
  }

  /**
   * Commits before it replies. Commands that may write share one side of the lock and the commit takes the other, so
   * that a commit never catches half a command (an index entry without its document); one commit serves all
   * commands that ended before it.
   */
  private static final class DurableBackend extends H2Backend {
    private static final Set<String> READS =
        Set.of(
            "hello", "ismaster", "ping", "find", "getmore", "count", "distinct", "killcursors", "listcollections",
            "listindexes", "listdatabases", "buildinfo", "serverstatus", "endsessions", "connectionstatus",
            "hostinfo", "dbstats", "collstats", "getlog", "whatsmyuri", "getlasterror");
    private final MVStore store;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    DurableBackend(MVStore store) {
      super(store);
      this.store = store;
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
      if (READS.contains(command.toLowerCase(java.util.Locale.ROOT))) {
        return super.handleCommand(channel, database, command, query);
      }
      lock.readLock().lock();
      try {
        return super.handleCommand(channel, database, command, query);
      } finally {
        lock.readLock().unlock();
        commitChanges();
      }
    }

    private void commitChanges() {
      lock.writeLock().lock();
      try {
        if (store.hasUnsavedChanges()) {
          store.commit();
        }
      } finally {
        lock.writeLock().unlock();
      }
    }
  }
}
