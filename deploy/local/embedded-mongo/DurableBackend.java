import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;

/**
 * Commits before it replies, so that a kill loses no acknowledged write. Commands that may write share one side of
 * the lock and the commit takes the other: a commit never catches half a command (an index entry without its
 * document), and one commit serves all commands that ended before it.
 */
final class DurableBackend extends H2Backend {
  private static final Set<String> READS =
      Set.of(
          "hello", "ismaster", "ping", "find", "getmore", "count", "distinct", "killcursors", "endsessions",
          "listcollections", "listindexes", "listdatabases", "buildinfo", "serverstatus", "connectionstatus",
          "hostinfo", "dbstats", "collstats", "getlog", "whatsmyuri", "getlasterror");
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  DurableBackend(MVStore store) {
    super(store);
  }

  /** Called by the constructor above too, for the databases in the file: no field of this class is set by then. */
  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return IndexedDatabase.open(name, getMvStore(), getCursorRegistry());
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    if (READS.contains(command.toLowerCase(Locale.ROOT))) {
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
      if (getMvStore().hasUnsavedChanges()) {
        commit();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
