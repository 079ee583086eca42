using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Signage.Scheduler.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Planning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Shows_EndpointId_Start",
                table: "Shows");

            migrationBuilder.AddColumn<string>(
                name: "Calendar",
                table: "Venues",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LevelsJson",
                table: "Venues",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "QuietJson",
                table: "Venues",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TagsJson",
                table: "Venues",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CancelledAt",
                table: "Shows",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PanelHoursJson",
                table: "Endpoints",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StartEvent",
                table: "Endpoints",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TagsJson",
                table: "Endpoints",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Calendars",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Calendars", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Duties",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    RequestJson = table.Column<string>(type: "TEXT", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Duties", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PlanParts",
                columns: table => new
                {
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanParts", x => x.Sha256);
                });

            migrationBuilder.CreateTable(
                name: "PlanRecords",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    Bookings = table.Column<string>(type: "TEXT", nullable: false),
                    Places = table.Column<string>(type: "TEXT", nullable: false),
                    Assets = table.Column<string>(type: "TEXT", nullable: false),
                    Shows = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanRecords", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Shows_EndpointId_Start",
                table: "Shows",
                columns: new[] { "EndpointId", "Start" },
                unique: true,
                filter: "\"CancelledAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PlanRecords_At",
                table: "PlanRecords",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Calendars");

            migrationBuilder.DropTable(
                name: "Duties");

            migrationBuilder.DropTable(
                name: "PlanParts");

            migrationBuilder.DropTable(
                name: "PlanRecords");

            migrationBuilder.DropIndex(
                name: "IX_Shows_EndpointId_Start",
                table: "Shows");

            migrationBuilder.DropColumn(
                name: "Calendar",
                table: "Venues");

            migrationBuilder.DropColumn(
                name: "LevelsJson",
                table: "Venues");

            migrationBuilder.DropColumn(
                name: "QuietJson",
                table: "Venues");

            migrationBuilder.DropColumn(
                name: "TagsJson",
                table: "Venues");

            migrationBuilder.DropColumn(
                name: "CancelledAt",
                table: "Shows");

            migrationBuilder.DropColumn(
                name: "PanelHoursJson",
                table: "Endpoints");

            migrationBuilder.DropColumn(
                name: "StartEvent",
                table: "Endpoints");

            migrationBuilder.DropColumn(
                name: "TagsJson",
                table: "Endpoints");

            migrationBuilder.CreateIndex(
                name: "IX_Shows_EndpointId_Start",
                table: "Shows",
                columns: new[] { "EndpointId", "Start" },
                unique: true);
        }
    }
}
